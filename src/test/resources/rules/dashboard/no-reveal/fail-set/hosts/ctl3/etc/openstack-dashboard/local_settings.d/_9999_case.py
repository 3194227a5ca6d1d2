HORIZON_CONFIG["disable_password_reveal"] = False
