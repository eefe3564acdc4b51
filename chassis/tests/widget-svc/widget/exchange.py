from chassis import publish, send, set_company, unit_by_reference
from chassis.consumer import ANY, Message, Refused, receives
from widget.models import Widget


@receives("WidgetOrder")
def receive_widget_order(message: Message) -> None:
    unit = unit_by_reference("KBO", message.body["customer"])
    if unit is None:
        raise Refused("customer_unknown", "No client has this enterprise number.")
    set_company(unit.company_id)
    widget = Widget(company_id=unit.company_id, unit_id=unit.id, unit_path=unit.path, name=message.body["name"])
    publish("widget.created", widget)
    send("WidgetReceipt", widget, {"id": widget.id, "name": widget.name})


@receives(ANY)
def receive_unknown(message: Message) -> None:
    raise Refused("unknown", "No service knows this type of message.")
