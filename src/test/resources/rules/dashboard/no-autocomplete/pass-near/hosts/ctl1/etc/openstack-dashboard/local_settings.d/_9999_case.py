HORIZON_CONFIG["password_autocomplete"] = "off"
