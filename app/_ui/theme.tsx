"use client";

import { type CSSVariablesResolver, createTheme, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";

const theme = createTheme({
  primaryColor: "blue",
  colors: {
    dark: [
      "#e4e9ef",
      "#c3ccd6",
      "#9ba8b6",
      "#6c7a89",
      "#3a4653",
      "#26303b",
      "#1d2732",
      "#161e27",
      "#10161d",
      "#0b1016",
    ],
  },
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  fontFamily: "var(--font)",
  headings: { fontFamily: "var(--font)" },
  defaultRadius: 6,
  cursorType: "pointer",
  respectReducedMotion: true,
});

const ours = {
  "--mantine-color-body": "var(--bg)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--dim)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-default": "var(--card)",
  "--mantine-color-default-hover": "var(--fill)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--control)",
  "--mantine-color-placeholder": "var(--dim)",
  "--mantine-color-error": "var(--late)",
};
const variables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });

/** Mantine in our palette: the colours themselves are CSS variables of `globals.css`. */
export function Theme({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
