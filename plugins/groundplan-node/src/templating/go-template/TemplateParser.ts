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

import { FunctionNode, GoTemplateNode, GoTemplates } from './GoTemplateNode';
import { GoToken, GoTokenType } from './GoToken';
import { GoTokenStream } from './GoTokenStream';
import { PipelineParser } from './PipelineParser';
import { unquote } from './unquote';

type Branch = 'if' | 'with' | 'range';

/** What ended a list of nodes. */
type ListEnd = GoToken & { type: 'end' | 'else' | 'end of template' };

/** The statements of a template. Throws a TemplateError. */
export class TemplateParser {
  readonly #templates: GoTemplates = new Map();
  readonly #stream: GoTokenStream;
  readonly #pipelines: PipelineParser;
  readonly #maxDepth: number;
  #depth = 0;
  #loops = 0;

  constructor(
    stream: GoTokenStream,
    maxDepth: number,
    checkFunction: (node: FunctionNode) => void,
  ) {
    this.#stream = stream;
    this.#maxDepth = maxDepth;
    this.#pipelines = new PipelineParser(stream, maxDepth, checkFunction);
  }

  parse(): GoTemplates {
    const { name } = this.#stream.source;
    const { nodes, end } = this.#list();
    if (end.type !== 'end of template') {
      throw this.#stream.unexpected(end, 'template');
    }
    this.#define(name, nodes, end);
    return this.#templates;
  }

  #list(context?: string): { nodes: GoTemplateNode[]; end: ListEnd } {
    const nodes: GoTemplateNode[] = [];
    for (;;) {
      const token = this.#stream.next();
      if (token.type === 'text') {
        nodes.push({ type: 'text', offset: token.offset, text: token.value });
      } else if (token.type === 'left delimiter') {
        const keyword = this.#stream.peekNonSpace();
        if (isListEnd(keyword)) {
          this.#stream.nextNonSpace();
          return { nodes, end: keyword };
        }
        if (!context && keyword.type === 'define') {
          this.#definition();
        } else {
          nodes.push(this.#action());
        }
      } else if (!context && isListEnd(token)) {
        return { nodes, end: token };
      } else {
        throw this.#stream.unexpected(token, context ?? 'template');
      }
    }
  }

  #action(): GoTemplateNode {
    const keyword = this.#stream.peekNonSpace();
    const { offset } = keyword;
    switch (keyword.type) {
      case 'if':
      case 'with':
      case 'range':
        this.#stream.next();
        return this.#branch(keyword.type, offset);
      case 'break':
      case 'continue':
        this.#stream.next();
        this.#stream.expect('right delimiter', keyword.type);
        if (this.#loops === 0) {
          throw this.#stream.error(keyword, `${keyword.type} outside range`);
        }
        return { type: keyword.type, offset };
      case 'template':
        this.#stream.next();
        return this.#call(offset);
      case 'block':
        this.#stream.next();
        return this.#block(offset);
      default:
        return {
          type: 'action',
          offset,
          pipeline: this.#pipelines.parse('command', 'right delimiter'),
        };
    }
  }

  #branch(type: Branch, offset: number): GoTemplateNode {
    const scope = this.#pipelines.variables.length;
    this.#enter(offset);
    const pipeline = this.#pipelines.parse(type, 'right delimiter');
    this.#loops += Number(type === 'range');
    const { nodes: body, end } = this.#list(type);
    this.#loops -= Number(type === 'range');
    const otherwise = end.type === 'else' ? this.#otherwise(type) : [];
    if (end.type === 'end') {
      this.#stream.expect('right delimiter', 'end');
    } else if (end.type !== 'else') {
      throw this.#stream.unexpected(end, type);
    }
    this.#depth -= 1;
    this.#pipelines.variables.length = scope;
    return { type, offset, pipeline, body, otherwise };
  }

  /** What stands after `else`, up to and with the `end`. */
  #otherwise(type: Branch): GoTemplateNode[] {
    const next = this.#stream.peekNonSpace();
    if ((next.type === 'if' || next.type === 'with') && next.type === type) {
      this.#stream.next();
      // `{{ else if }}` shares the end of its `if`.
      return [this.#branch(next.type, next.offset)];
    }
    this.#stream.expect('right delimiter', 'else');
    const { nodes, end } = this.#list('else');
    if (end.type !== 'end') {
      throw this.#stream.error(end, `expected end; found ${end.type}`);
    }
    this.#stream.expect('right delimiter', 'end');
    return nodes;
  }

  #call(offset: number): GoTemplateNode {
    const name = this.#name('template');
    if (this.#stream.peekNonSpace().type === 'right delimiter') {
      this.#stream.next();
      return { type: 'template', offset, name };
    }
    const pipeline = this.#pipelines.parse('template', 'right delimiter');
    return { type: 'template', offset, name, pipeline };
  }

  #block(offset: number): GoTemplateNode {
    const name = this.#name('block');
    const pipeline = this.#pipelines.parse('block', 'right delimiter');
    this.#body(name, 'block', offset);
    return { type: 'template', offset, name, pipeline };
  }

  #definition() {
    const { offset } = this.#stream.nextNonSpace();
    const name = this.#name('define');
    this.#stream.expect('right delimiter', 'define');
    this.#body(name, 'define', offset);
  }

  /** The body of a template of its own, which sees no variable from outside. */
  #body(name: string, context: string, offset: number) {
    const { variables } = this.#pipelines;
    const loops = this.#loops;
    this.#pipelines.variables = ['$'];
    this.#loops = 0;
    this.#enter(offset);
    const { nodes, end } = this.#list(context);
    if (end.type !== 'end') {
      throw this.#stream.unexpected(end, context);
    }
    this.#stream.expect('right delimiter', 'end');
    this.#depth -= 1;
    this.#loops = loops;
    this.#pipelines.variables = variables;
    this.#define(name, nodes, { offset });
  }

  #define(name: string, nodes: GoTemplateNode[], at: { offset: number }) {
    const known = this.#templates.get(name);
    if (!known || isEmpty(known)) {
      this.#templates.set(name, nodes);
    } else if (!isEmpty(nodes)) {
      throw this.#stream.error(at, `multiple definition of template ${name}`);
    }
  }

  #name(context: string): string {
    const token = this.#stream.expect('string', context);
    try {
      return unquote(token.value);
    } catch {
      throw this.#stream.error(token, `invalid string ${token.value}`);
    }
  }

  #enter(offset: number) {
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) {
      throw this.#stream.error(
        { offset },
        `nested deeper than ${this.#maxDepth}`,
      );
    }
  }
}

function isListEnd(token: GoToken): token is ListEnd {
  const ends: GoTokenType[] = ['end', 'else', 'end of template'];
  return ends.includes(token.type);
}

/** Nothing but space, so that a later definition counts. */
function isEmpty(nodes: GoTemplateNode[]): boolean {
  return nodes.every(node => node.type === 'text' && node.text.trim() === '');
}
