"""The program that fuzzes is no test: it needs atheris, which is not always there."""

collect_ignore = ["run.py"]
