/** Days before the due day as they are typed, such as `7, 3, 1`; the most first, each once. `null`: not readable. */
export function readReminderDays(typed: string): number[] | null {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '')
  if (parts.length > 5 || !parts.every((part) => /^\d{1,2}$/.test(part))) return null
  const days = [...new Set(parts.map(Number))].sort((a, b) => b - a)
  return days.every((day) => day >= 1 && day <= 60) ? days : null
}

/** The same as the field shows them. */
export const writeReminderDays = (days: readonly number[]) => days.join(', ')
