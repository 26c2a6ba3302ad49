print("luwang")
