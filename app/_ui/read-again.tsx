"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { readAgainWaitsMs } from "./read-again-waits";

/** Reads the page again while it is shown, and shows `overdue` when it gives up. It pauses while the tab is hidden. */
export function ReadAgain({ overdue }: { overdue: string }) {
  const router = useRouter();
  const [isOverdue, setIsOverdue] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waits = readAgainWaitsMs();
    const wait = () => {
      if (document.hidden || timer) return;
      if (waits.length === 0) {
        setIsOverdue(true);
        return;
      }
      timer = setTimeout(() => {
        timer = undefined;
        router.refresh();
        waits.shift();
        wait();
      }, waits[0]);
    };
    const onVisibility = () => {
      if (document.hidden) {
        clearTimeout(timer);
        timer = undefined;
      } else wait();
    };
    document.addEventListener("visibilitychange", onVisibility);
    wait();
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [router]);
  return isOverdue && ` ${overdue}`;
}
