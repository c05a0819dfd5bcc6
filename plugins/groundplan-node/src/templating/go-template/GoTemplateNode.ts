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

import { NumberConstant } from './parseNumber';

/** Where a node starts in the template's text. */
interface Located {
  offset: number;
}

/** What writes output or steers it. */
export type GoTemplateNode =
  | TextNode
  | ActionNode
  | BranchNode
  | TemplateCallNode
  | LoopControlNode;

export interface TextNode extends Located {
  type: 'text';
  text: string;
}

/** `{{ pipeline }}`. */
export interface ActionNode extends Located {
  type: 'action';
  pipeline: PipelineNode;
}

/** `{{ if }}`, `{{ with }}` or `{{ range }}` with their `{{ else }}`. */
export interface BranchNode extends Located {
  type: 'if' | 'with' | 'range';
  pipeline: PipelineNode;
  body: GoTemplateNode[];
  otherwise: GoTemplateNode[];
}

/** `{{ template "name" pipeline }}`; a `{{ block }}` becomes one. */
export interface TemplateCallNode extends Located {
  type: 'template';
  name: string;
  pipeline?: PipelineNode;
}

export interface LoopControlNode extends Located {
  type: 'break' | 'continue';
}

/** `$a, $b := command | command`. */
export interface PipelineNode extends Located {
  type: 'pipeline';
  variables: string[];
  /** `=` instead of `:=`. */
  assigns: boolean;
  commands: CommandNode[];
}

/** A function or value with its arguments. */
export interface CommandNode extends Located {
  args: OperandNode[];
}

export type OperandNode =
  | PipelineNode
  | FunctionNode
  | FieldNode
  | VariableNode
  | ChainNode
  | ConstantNode;

/** The name of a function. */
export interface FunctionNode extends Located {
  type: 'function';
  name: string;
}

/** `.a.b`. */
export interface FieldNode extends Located {
  type: 'field';
  fields: string[];
}

/** `$x.a.b`. */
export interface VariableNode extends Located {
  type: 'variable';
  name: string;
  fields: string[];
}

/** `(pipeline).a.b` or `function.a.b`. */
export interface ChainNode extends Located {
  type: 'chain';
  operand: OperandNode;
  fields: string[];
}

/** What stands for itself. */
export type ConstantNode =
  | (Located & { type: 'dot' })
  | (Located & { type: 'nil' })
  | LiteralNode;

export type LiteralNode =
  | (Located & { type: 'bool'; value: boolean })
  | (Located & { type: 'string'; value: string })
  | (Located & { type: 'number'; value: NumberConstant });

/** Templates by name, the one that was parsed among them. */
export type GoTemplates = Map<string, GoTemplateNode[]>;
