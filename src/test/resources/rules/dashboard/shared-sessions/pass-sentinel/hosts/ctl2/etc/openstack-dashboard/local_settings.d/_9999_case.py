CACHES = {'default': {'BACKEND': 'django_redis.cache.RedisCache', 'LOCATION': 'redis://kolla/0', 'OPTIONS': {'SENTINELS': [('10.0.0.11', 26379)]}}}
