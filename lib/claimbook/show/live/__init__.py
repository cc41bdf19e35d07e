"""Live: widgets around the same charts, for JupyterLab."""
