HORIZON_CONFIG.update({"disable_password_reveal": True})
