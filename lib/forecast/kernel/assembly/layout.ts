/** The first address that no table or work space of the kernel takes. */
export function freeFrom(): usize {
  return __heap_base;
}
