import { runBacktest } from "./backtest/run-backtest";

process.exitCode = await runBacktest(process.argv.slice(2), {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
});
