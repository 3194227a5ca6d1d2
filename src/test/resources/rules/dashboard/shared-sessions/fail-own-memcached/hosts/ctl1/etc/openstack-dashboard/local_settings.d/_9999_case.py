CACHES['default']['LOCATION'] = '127.0.0.1:11211'
