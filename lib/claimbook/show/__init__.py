"""Showing: tables -> sentences, charts, widgets, the report. Nothing is decided here."""
