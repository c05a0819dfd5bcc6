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

import { ExecutionGuard } from './ExecutionGuard';
import { GoFunction, GoParameterType } from './GoFunction';
import {
  CommandNode,
  FunctionNode,
  OperandNode,
  PipelineNode,
} from './GoTemplateNode';
import { GoValue, isTrue } from './GoValue';
import { VariableStack } from './VariableStack';
import {
  constantValue,
  convertArgument,
  convertConstant,
} from './convertArgument';
import { checkArity, invokeFunction } from './invokeFunction';
import { methodOf, readField } from './readField';

/** The value that a pipeline hands to its next command; of the first, none. */
type Final = { value: GoValue } | undefined;

/** Evaluates pipelines. Throws a TemplateError. */
export class PipelineEvaluator {
  variables = new VariableStack();

  constructor(
    readonly guard: ExecutionGuard,
    readonly functions: ReadonlyMap<string, GoFunction>,
  ) {}

  /** The value; what is nil is as if it were not there. Declares the pipeline's variables. */
  evaluate(dot: GoValue, pipeline: PipelineNode): GoValue {
    return this.guard.nested(pipeline, () => {
      let final: Final;
      for (const command of pipeline.commands) {
        const value = this.#command(dot, command, final);
        final = { value: value === null ? undefined : value };
      }
      const value = final?.value;
      for (const name of pipeline.variables) {
        if (pipeline.assigns) {
          this.guard.run(pipeline, () => this.variables.assign(name, value));
        } else {
          this.variables.declare(name, value);
        }
      }
      return value;
    });
  }

  #command(dot: GoValue, { args }: CommandNode, final: Final): GoValue {
    const [first, ...rest] = args;
    switch (first.type) {
      case 'field':
        return this.#fields(dot, first, first.fields, rest, final, dot);
      case 'chain': {
        const value = this.#operand(dot, first.operand);
        return this.#fields(dot, first, first.fields, rest, final, value);
      }
      case 'variable': {
        const value = this.#variable(first);
        if (first.fields.length > 0) {
          return this.#fields(dot, first, first.fields, rest, final, value);
        }
        this.#noArguments(first, rest, final);
        return value;
      }
      case 'function':
        return this.#function(dot, first, rest, final);
      case 'nil':
        throw this.guard.error(first, 'nil is not a command');
      default:
        this.#noArguments(first, rest, final);
        return this.#operand(dot, first);
    }
  }

  /** What an operand without arguments gives. */
  #operand(dot: GoValue, node: OperandNode): GoValue {
    switch (node.type) {
      case 'dot':
        return dot;
      case 'nil':
        throw this.guard.error(node, 'nil has no value');
      case 'pipeline':
        return this.evaluate(dot, node);
      case 'field':
      case 'chain':
      case 'variable':
      case 'function':
        return this.#command(
          dot,
          { offset: node.offset, args: [node] },
          undefined,
        );
      default:
        return this.guard.run(node, () => constantValue(node));
    }
  }

  #argument(dot: GoValue, node: OperandNode, type: GoParameterType): GoValue {
    switch (node.type) {
      case 'nil':
      case 'bool':
      case 'number':
      case 'string':
        return this.guard.run(node, () => convertConstant(node, type));
      default: {
        const value = this.#operand(dot, node);
        return this.guard.run(node, () => convertArgument(value, type));
      }
    }
  }

  #variable(node: { offset: number; name: string }): GoValue {
    return this.guard.run(node, () => this.variables.get(node.name));
  }

  #fields(
    dot: GoValue,
    node: OperandNode,
    fields: string[],
    args: OperandNode[],
    final: Final,
    receiver: GoValue,
  ): GoValue {
    let value = receiver;
    fields.forEach((field, i) => {
      const last = i === fields.length - 1;
      value = last
        ? this.#field(dot, node, field, args, final, value)
        : this.#field(dot, node, field, [], undefined, value);
    });
    return value;
  }

  #field(
    dot: GoValue,
    node: OperandNode,
    field: string,
    args: OperandNode[],
    final: Final,
    receiver: GoValue,
  ): GoValue {
    const method = methodOf(receiver, field);
    if (method) {
      return this.#call(dot, node, field, method, args, final);
    }
    const hasArguments = args.length > 0 || final !== undefined;
    return this.guard.run(node, () => readField(receiver, field, hasArguments));
  }

  #function(
    dot: GoValue,
    node: FunctionNode,
    args: OperandNode[],
    final: Final,
  ): GoValue {
    const { name } = node;
    const called = this.functions.get(name);
    if (!called) {
      throw this.guard.error(node, `function ${name} is not defined`);
    }
    return name === 'and' || name === 'or'
      ? this.#shortCircuit(dot, node, called, args, final)
      : this.#call(dot, node, name, called, args, final);
  }

  /** `and` and `or` evaluate no further than the argument that decides. */
  #shortCircuit(
    dot: GoValue,
    node: FunctionNode,
    called: GoFunction,
    args: OperandNode[],
    final: Final,
  ): GoValue {
    const given = args.length + Number(final !== undefined);
    this.guard.run(node, () => checkArity(node.name, called, given));
    let value: GoValue;
    for (const arg of args) {
      value = this.#argument(dot, arg, 'value');
      if (isTrue(value) === (node.name === 'or')) {
        return value;
      }
    }
    return final ? final.value : value;
  }

  #call(
    dot: GoValue,
    node: OperandNode,
    name: string,
    called: GoFunction,
    args: OperandNode[],
    final: Final,
  ): GoValue {
    const { parameters, variadic } = called;
    const given = args.length + Number(final !== undefined);
    this.guard.run(node, () => checkArity(name, called, given));
    const typeOf = (i: number) => parameters[i] ?? variadic;
    const values = args.map((arg, i) => this.#argument(dot, arg, typeOf(i)));
    if (final) {
      const type = typeOf(args.length);
      const { value } = final;
      values.push(this.guard.run(node, () => convertArgument(value, type)));
    }
    return this.guard.run(
      node,
      () => invokeFunction(called, values, this.guard.meter),
      `error calling ${name}: `,
    );
  }

  #noArguments(node: OperandNode, args: OperandNode[], final: Final) {
    if (args.length > 0 || final) {
      throw this.guard.error(node, `can't give argument to ${node.type}`);
    }
  }
}
