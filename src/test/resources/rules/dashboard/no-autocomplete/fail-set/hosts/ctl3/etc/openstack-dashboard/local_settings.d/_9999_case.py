HORIZON_CONFIG["password_autocomplete"] = "on"
