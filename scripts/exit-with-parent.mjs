// Loaded into Next by `node --import`: when the launcher is killed with -9, Next must not stay and hold the port.
const parent = process.ppid;
const isGone = () => {
  if (process.ppid !== parent) return true;
  try {
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
};
setInterval(() => {
  if (isGone()) process.exit(1);
}, 250).unref();
