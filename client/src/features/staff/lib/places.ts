/** The address on a map, from which a phone leads the way. */
export function mapOf(address: string): string {
  return `https://yandex.ru/maps/?text=${encodeURIComponent(address)}`;
}
