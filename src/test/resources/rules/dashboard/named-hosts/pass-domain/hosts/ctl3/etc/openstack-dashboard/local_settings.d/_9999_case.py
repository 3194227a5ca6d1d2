ALLOWED_HOSTS = ['.ha.lab', '10.0.0.11']
