"""The chart in Streamlit; its data are read once and kept, as its manual advises."""

from __future__ import annotations

import streamlit as st

from bench.rivals.chart import figure, means

frame = st.cache_data(means)()
item = st.selectbox("Item", sorted(frame["item_code"].unique()))
st.plotly_chart(figure(frame, item))
