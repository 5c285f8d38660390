"""Issues as GitHub makes them of a form."""

from crocevia.forge.inputs import inputs


def body(kind, language="it", **answers):
    """Every question of the form in its order, those left open as GitHub says it."""
    asked = inputs(kind, language)
    said = {one.id: answers.get(one.id.replace("-", "_"), "_No response_") for one in asked}
    return "\n\n".join(f"### {one.label}\n\n{said[one.id]}" for one in asked)
