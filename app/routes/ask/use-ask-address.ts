import { useLocation } from 'react-router'
import { publicPageIn } from '#app/core/enquiries/about-page.ts'

/** Where whoever reads this public page asks about it. */
export function useAskAddress(): string {
  return askAddress(publicPageIn(useLocation().pathname))
}

/** @param page that it is about; empty: none in particular */
export const askAddress = (page: string): string =>
  page === '' ? '/ask' : `/ask?${new URLSearchParams({ about: page })}`
