import { type RouterContextProvider, redirect } from 'react-router'
import { requireMember } from './member.server.ts'

/**
 * The member who sends this request, if they proved who they are within the last ten minutes: for what cannot be
 * taken back, and for what opens the account to somebody else. Each loader and action calls it for itself.
 *
 * @param returnTo the page to come back to, such as `/account/security`
 * @throws a redirect to the page that asks again, or to the sign-in page if nobody is signed in
 */
export async function requireFresh(context: Readonly<RouterContextProvider>, returnTo: string) {
  const member = await requireMember(context)
  if (!member.session.isFresh) throw redirect(confirmPlace(returnTo))
  return member
}

/**
 * As {@link requireFresh}, for a button of a page: back there, it says that the button is to be pressed again.
 *
 * @param page such as `/account`
 */
export const requireFreshFor = (context: Readonly<RouterContextProvider>, page: string) =>
  requireFresh(context, againOn(page))

/** The page with the word that what was pressed there has done nothing yet. */
export const againOn = (page: string) => `${page}?again=yes`

/** The page where somebody proves again who they are, and goes on from there. */
export const confirmPlace = (returnTo: string) => `/account/confirm?${new URLSearchParams({ returnTo })}`
