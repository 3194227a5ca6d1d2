HORIZON_CONFIG["password_validator"]["regex"] = "^.{8,}$"
