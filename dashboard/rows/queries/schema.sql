-- The version of the build's schema: it can be asked of a build of any version.
SELECT schema_version FROM build
