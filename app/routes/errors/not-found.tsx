import { data } from 'react-router'

export function loader(): never {
  throw data('There is no page here.', 404)
}

export function action(): never {
  throw data('There is no page here.', 404)
}

export default function NotFoundRoute() {
  return null
}
