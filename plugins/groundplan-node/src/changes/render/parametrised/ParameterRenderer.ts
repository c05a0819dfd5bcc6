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

import { InputError } from '@backstage/errors';
import { TemplateError } from '../../../templating/TemplateError';
import { findDeviation } from './findDeviation';
import { decodes, isHarmless, isHarmlessDecoded } from './harmless';
import { MAX_TEXT_LENGTH } from './limits';
import { parseDocuments } from './parseDocuments';
import { placeholderFor } from './placeholder';
import { TemplateEngine, TemplateText } from './TemplateEngine';

/** What {@link ParameterRenderer.create} needs. @internal */
export interface ParameterRendererOptions {
  engine: TemplateEngine;
  /** A value for every parameter. */
  values: Record<string, string>;
  /** The parameters whose value is a person's own. */
  free: readonly string[];
}

/**
 * Renders the texts of one template with values that may be meant to make more
 * of it than it says.
 *
 * @remarks
 * Values go into the text as they are, as in Weave GitOps: a template may rely on
 * it. So that a line break or a bracket cannot add an object or a field, every
 * text is rendered once more, with a placeholder in place of each value that
 * could ({@link isHarmless}), and what is made must be the same but for what the
 * template has the value decide ({@link findDeviation}). Values that are
 * harmless, and those that the template itself offers, stay, so that its own
 * conditions decide the same.
 *
 * @internal
 */
export class ParameterRenderer {
  readonly #engine: TemplateEngine;
  readonly #values: Record<string, string>;
  readonly #free: readonly string[];
  #length = 0;

  static create(options: ParameterRendererOptions): ParameterRenderer {
    return new ParameterRenderer(options);
  }

  private constructor({ engine, values, free }: ParameterRendererOptions) {
    this.#engine = engine;
    this.#values = values;
    this.#free = free;
  }

  /** The text alone, such as a path. */
  text(text: TemplateText): string {
    return this.#render(text, this.#values);
  }

  /** The YAML documents that a text renders to. */
  documents(text: TemplateText): unknown[] {
    const suspects = this.#suspectsOf(text);
    const rendered = {
      name: text.name,
      text: this.#render(text, this.#values),
    };
    const documents = this.#documents(rendered, suspects);
    if (suspects.length > 0) {
      this.#compare(text, { rendered, documents }, suspects);
    }
    return documents;
  }

  #compare(
    text: TemplateText,
    made: { rendered: TemplateText; documents: unknown[] },
    suspects: readonly string[],
  ): void {
    const without = (names: readonly string[]) => {
      const expected = this.#expected(text, names, made.rendered);
      return expected && findDeviation(expected, made.documents);
    };
    if (without(suspects) === undefined) {
      return;
    }
    for (const name of suspects) {
      const place = without([name]);
      if (place !== undefined) {
        throw refusal(text, [name], place);
      }
    }
    throw refusal(text, suspects, 'more than its own places');
  }

  /**
   * What the text makes with placeholders for these; undefined where that is the
   * same text, as these are not in it: parsing it is what takes long.
   */
  #expected(
    text: TemplateText,
    names: readonly string[],
    rendered: TemplateText,
  ): unknown[] | undefined {
    const values = { ...this.#values };
    for (const name of names) {
      values[name] = placeholderFor(values[name]);
    }
    try {
      const expected = this.#engine.render(text, values);
      return expected === rendered.text
        ? undefined
        : parseDocuments({ name: text.name, text: expected });
    } catch (error) {
      throw new InputError(
        `${parametersOf(names)}: nobody can tell what ${
          names.length > 1 ? 'they change' : 'it changes'
        } of the template, which cannot be rendered with a plain word instead`,
        error,
      );
    }
  }

  #documents(rendered: TemplateText, suspects: readonly string[]): unknown[] {
    try {
      return parseDocuments(rendered);
    } catch (error) {
      if (error instanceof InputError && suspects.length > 0) {
        throw new InputError(
          `${error.message} (${parametersOf(
            suspects,
          )}: signs in the value mean something in YAML)`,
        );
      }
      throw error;
    }
  }

  #render(text: TemplateText, values: Record<string, string>): string {
    let rendered: string;
    try {
      rendered = this.#engine.render(text, values);
    } catch (error) {
      throw error instanceof TemplateError
        ? new InputError(error.message)
        : error;
    }
    this.#length += rendered.length;
    if (this.#length > MAX_TEXT_LENGTH) {
      throw new InputError(
        `${text.name}: the template renders to more than ${MAX_TEXT_LENGTH} characters`,
      );
    }
    return rendered;
  }

  #suspectsOf({ text }: TemplateText): string[] {
    const isSafe = decodes(text) ? isHarmlessDecoded : isHarmless;
    return this.#free.filter(name => !isSafe(this.#values[name]));
  }
}

function refusal(
  { name }: TemplateText,
  names: readonly string[],
  place: string,
): InputError {
  return new InputError(
    `${parametersOf(names)} ${
      names.length > 1 ? 'change' : 'changes'
    } what the template makes: ${place} (${name})`,
  );
}

function parametersOf(names: readonly string[]): string {
  return `${names.length > 1 ? 'Parameters' : 'Parameter'} ${names.join(', ')}`;
}
