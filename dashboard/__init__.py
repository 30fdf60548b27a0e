"""The Streamlit app: pages over queries over the warehouse."""
