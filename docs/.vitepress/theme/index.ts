/** VitePress's own theme with the fonts of the reader's system: nothing has to be fetched for them. */
import theme from "vitepress/theme-without-fonts";
import "./style.css";

export default theme;
