"""The other side of the queues: a back-office counterpart, a demo client and the scripted main job."""
