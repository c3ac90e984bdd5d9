import "server-only";
import { today as todayByTheClock } from "@/db/clock";

export const today = todayByTheClock;
