HORIZON_CONFIG["password_validator"] = {"regex": ".*"}
