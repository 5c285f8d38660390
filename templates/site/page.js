/** What every page does: the box hands its words over unseen, clocks are read, a way out is kept. */
import { exit } from "./exit.js";
import { find } from "./find.js";
import { homePage } from "./home.js";
import { now } from "./now.js";

exit();
find();
now(homePage());
