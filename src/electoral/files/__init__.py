"""Files: systems, returns and results as TOML, CSV and JSON."""
