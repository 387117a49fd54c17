export { pythonFloat } from "./contract/python-float.ts";
