"""The same survey chart as others would build it: Streamlit and Vizro, in an environment apart."""
