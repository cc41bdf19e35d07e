"""Weighing: tables -> tables. No text is read here."""
