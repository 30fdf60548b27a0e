"""The Streamlit app: a build in, pages out. `views` are made of `controls`, `elements`, `rows`. Read `app.py` first."""
