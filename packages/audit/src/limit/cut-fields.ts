import { keyword, long } from '../schema/field-kinds.ts';

/** The list of what was cut from a document, as `fitEvent` makes it. */
export const cutFields = {
  each: {
    field: keyword('Field of this document that was cut for the size of the event.'),
    bytes: long('Size of the whole value, in bytes of JSON.'),
    items: long('Number of values of the whole list.'),
  },
};
