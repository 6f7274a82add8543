/** What the painters on paper need to know of the theme. */
export type ChartColours = { accent: string; hair: string; soft: string; faint: string; ink: string }
