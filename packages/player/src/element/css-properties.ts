import { noChange } from 'lit';
import { type ElementPart, type PartInfo, PartType, Directive, directive } from 'lit/directive.js';

/**
 * Sets style properties through the CSS object model: `<div ${cssProperties({ left: '4px' })}>`. A strict
 * Content-Security-Policy refuses style attributes, and Lit's own styleMap writes one when it first renders.
 */
class CssProperties extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new TypeError('cssProperties stands in a tag, not in an attribute');
  }

  render(_properties: Readonly<Record<string, string>>): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [Readonly<Record<string, string>>]): typeof noChange {
    const { element } = part;
    if (element instanceof HTMLElement) {
      for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
    }
    return noChange;
  }
}

export const cssProperties = directive(CssProperties);
