"""The six steps of the main job, one file each."""
