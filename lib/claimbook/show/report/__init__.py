"""Report: notebooks run without a screen and laid out as one HTML file."""
