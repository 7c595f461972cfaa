"""Quota methods: quotas, whole quotas, and the rules for the seats that are left."""
