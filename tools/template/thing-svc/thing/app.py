from chassis.app import create_app

app = create_app("thing")
