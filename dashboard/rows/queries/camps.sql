-- The camps of which at least one side says something, with their sides.
SELECT camp, name, list(DISTINCT camps.side) AS sides
FROM camps JOIN statements ON statements.side = camps.side
GROUP BY ALL ORDER BY name
