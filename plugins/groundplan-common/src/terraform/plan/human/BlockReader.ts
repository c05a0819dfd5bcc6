/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { attributePath } from '../attributePath';
import { PlanAttribute, PlanAttributeAction, SENSITIVE_VALUE } from '../Plan';
import { Frame, openFrame, Place } from './Frame';
import { PlanLine, readPlanLine } from './PlanLine';
import { PlanValue, readValue, ValueTerm } from './readValue';
import { Sides, toSides, unquoteName, WITHHELD } from './toSides';
import { TextReader } from './TextReader';

const ACTIONS: Record<string, PlanAttributeAction> = {
  '+': 'create',
  '-': 'delete',
};

/** A name and what is between it and its value. */
const NAMED = /(?:"(?:[^"\\]|\\.)*"|[^\s"=]+) += /y;
const BLOCK =
  /^("(?:[^"\\]|\\.)*"|[^\s"={}[\]()]+)(?: "(?:[^"\\]|\\.)*")? \{(\}?)(.*)$/;
const HIDDEN_ELEMENTS = /^# \((\d+) unchanged elements? hidden\)/;

const CLOSING = '}])';

/** Deeper than Terraform nests; what is below counts for the block it is in. */
const DEEPEST = 64;

/** An attribute, and what of the resource it belongs to. @internal */
export interface FoundAttribute {
  top: string;
  attribute: PlanAttribute;
}

/**
 * Reads the lines between the braces of a resource, or those of the outputs, into
 * the attributes that change.
 *
 * @internal
 */
export class BlockReader {
  readonly found: FoundAttribute[] = [];
  /** What becomes of each attribute of the resource, or output, as a whole. */
  readonly actions = new Map<string, PlanAttributeAction>();
  readonly #frames: Frame[];
  #text?: { reader: TextReader; place: Place };

  private constructor() {
    this.#frames = [
      openFrame('{', { path: '', top: '', action: 'no-op', forces: false }, 0),
    ];
  }

  static create(): BlockReader {
    return new BlockReader();
  }

  get isOpen(): boolean {
    return this.#frames.length > 0;
  }

  /** Nothing but the braces of the block itself are open. */
  get isAtTop(): boolean {
    return this.#frames.length === 1 && !this.#text;
  }

  get isInText(): boolean {
    return this.#text !== undefined;
  }

  /** Reads a line; says whether it could be understood. */
  read(line: string): boolean {
    if (this.#text) {
      const { reader, place } = this.#text;
      const outcome = reader.read(line);
      if (outcome === 'inside') {
        return true;
      }
      this.#text = undefined;
      this.#addText(reader, place);
      if (outcome === 'end') {
        return true;
      }
      this.#readLine(readPlanLine(line), line);
      return false;
    }
    return this.#readLine(readPlanLine(line), line);
  }

  #readLine(line: PlanLine, whole: string): boolean {
    const { content } = line;
    const frame = this.#frames[this.#frames.length - 1];
    if (content === '') {
      return true;
    }
    if (content.startsWith('#')) {
      frame.index += Number(HIDDEN_ELEMENTS.exec(content)?.[1] ?? 0);
      frame.sensitive ||= content.includes('is (or was) sensitive');
      return true;
    }
    if (CLOSING.includes(content[0])) {
      return this.#close(content, whole);
    }
    NAMED.lastIndex = 0;
    if (frame.kind === '{' && NAMED.test(content)) {
      const value = NAMED.lastIndex;
      const name = content.slice(0, value - 2).trimEnd();
      this.#value(
        readValue(content.slice(value)),
        this.#place(frame, line, name),
        whole,
      );
      return true;
    }
    const block = frame.kind === '{' ? BLOCK.exec(content) : null;
    if (block) {
      this.#block(frame, line, block[1], block[2] === '}', block[3], whole);
      return true;
    }
    if (frame.kind === '{') {
      return false;
    }
    this.#value(readValue(content), this.#place(frame, line), whole);
    return true;
  }

  #block(
    frame: Frame,
    line: PlanLine,
    name: string,
    isEmpty: boolean,
    rest: string,
    whole: string,
  ): void {
    frame.blocks ??= new Map();
    const index = frame.blocks.get(name) ?? 0;
    frame.blocks.set(name, index + 1);
    const place = this.#place(frame, line, name);
    const path = this.#isDeep ? place.path : attributePath(place.path, index);
    this.#value(
      readValue(`${isEmpty ? '{}' : '{'}${rest}`),
      { ...place, path },
      whole,
    );
  }

  #value(value: PlanValue, place: Place, whole: string): void {
    const { path, top, action } = place;
    const forces = place.forces || value.forcesReplacement;
    const at = { path, top, action, forces };
    if (!value.opens) {
      this.#add(at, value.terms);
      return;
    }
    // A value that becomes one of another type: "a" -> {
    if (value.terms.length > 0) {
      this.#add({ ...at, action: 'delete' }, value.terms);
    }
    if (value.opens === 'text') {
      this.#text = { reader: TextReader.create(whole), place: at };
    } else {
      this.#frames.push(openFrame(value.opens, at, this.found.length));
    }
  }

  #close(content: string, whole: string): boolean {
    const frame = this.#frames.pop();
    if (!frame) {
      return false;
    }
    const isExpected =
      content[0] === { '{': '}', '[': ']', '(': ')' }[frame.kind];
    if (this.#frames.length === 0) {
      return isExpected;
    }
    const rest = content.slice(1).replace(/^,/, '');
    if (frame.sensitive) {
      this.#add(frame, [WITHHELD]);
    } else if (frame.found === this.found.length) {
      this.#add(frame, []);
    }
    if (rest.startsWith(' -> ')) {
      const value = readValue(rest.slice(4));
      if (!value.terms[0]?.isNull) {
        this.#value(value, { ...frame, action: 'update' }, whole);
      }
    }
    return isExpected;
  }

  #addText(reader: TextReader, place: Place): void {
    const values = reader.texts(place.action);
    const isWithheld = [values.before, values.after].some(text =>
      text?.includes(SENSITIVE_VALUE),
    );
    this.#push(place, { ...values, sensitive: isWithheld || undefined });
  }

  #add(place: Place, terms: ValueTerm[]): void {
    if (place.action !== 'no-op') {
      this.#push(place, toSides(terms, place.action));
    }
  }

  #push({ path, top, action, forces }: Place, values: Sides): void {
    if (action === 'no-op') {
      return;
    }
    const { before, after, sensitive, unknown } = values;
    this.found.push({
      top,
      attribute: {
        path,
        action,
        before,
        after,
        sensitive,
        unknown,
        forcesReplacement: forces || undefined,
      },
    });
  }

  get #isDeep(): boolean {
    return this.#frames.length > DEEPEST;
  }

  #place(frame: Frame, { mark }: PlanLine, name?: string): Place {
    const action = mark === undefined ? 'no-op' : ACTIONS[mark] ?? 'update';
    if (frame.kind === '(') {
      // The document inside of jsonencode() is the attribute itself.
      const inner = mark === undefined ? frame.action : action;
      return { ...frame, action: inner };
    }
    const key = name === undefined ? frame.index : unquoteName(name);
    frame.index += 1;
    const top = frame.top || String(key);
    const path = this.#isDeep ? frame.path : attributePath(frame.path, key);
    if (this.#frames.length === 1) {
      this.actions.set(top, action);
    }
    return { path, top, action, forces: frame.forces };
  }
}
