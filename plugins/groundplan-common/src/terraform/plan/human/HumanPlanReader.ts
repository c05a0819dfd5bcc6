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
import { limitAttributes } from '../limitAttributes';
import { Plan, PlanOutput, PlanResource } from '../Plan';
import { readAddress } from '../readAddress';
import { summarizePlan } from '../summarizePlan';
import { UnreadParts } from '../UnreadParts';
import { BlockReader } from './BlockReader';
import { readHeading, ResourceHeading } from './readHeading';
import { readNote } from './readNote';
import { toOutputs } from './toOutputs';
import { PlanTotals, readTotals, reconcileTotals } from './readTotals';

const RESOURCE =
  /^ {0,3}(?:(-\/\+|\+\/-|[+.]\/[+.]|<=|[-+~.]) )? *(?:resource|data) "[^"]*" "[^"]*" \{(\})?/;
const COMMENT = /^ {1,2}#/;
const ACTION_BLOCK = /^ {4}action "[^"]*" "[^"]*" \{$/;
const ERROR = /^(?:[│|] +)?(?:Error: |Planning failed\.)/;
const DRIFT = /^Note: Objects have changed outside of /;
const CHANGES = /^\S+ (?:will perform|planned) the following actions/;
const PARTIAL = /^Note: This is a partial plan/;
const NO_CHANGES = /^No (?:current )?changes\./;

/**
 * Reads the lines of a plan one after the other.
 *
 * @internal
 */
export class HumanPlanReader {
  readonly #unread = new UnreadParts();
  readonly #resources: PlanResource[] = [];
  readonly #drift: PlanResource[] = [];
  #outputs: PlanOutput[] = [];
  #number = 0;
  #isInDrift = false;
  #isPlan = false;
  #kept = 0;
  #totals?: PlanTotals;
  #heading?: ResourceHeading;
  #resource?: PlanResource;
  #block?: BlockReader;
  #outputBlock?: BlockReader;

  private constructor() {}

  static create(): HumanPlanReader {
    return new HumanPlanReader();
  }

  read(line: string): void {
    this.#number += 1;
    if (this.#outputBlock) {
      this.#readOutput(this.#outputBlock, line);
    } else if (this.#block) {
      this.#readBlock(this.#block, line);
    } else {
      this.#readTopLevel(line);
    }
  }

  finish(): Plan {
    if (this.#block) {
      this.#note('the text ends inside of a resource');
      this.#finishResource(this.#block);
    }
    if (this.#outputBlock) {
      this.#finishOutputs(this.#outputBlock);
    }
    this.#dropHeading();
    const counted = summarizePlan(this.#resources, this.#outputs, true);
    let summary = counted;
    if (this.#totals) {
      summary = reconcileTotals(
        counted,
        this.#totals,
        this.#kept,
        this.#unread,
      );
    } else if (this.#resources.length > 0) {
      this.#unread.add('there is no line that sums the plan up');
    } else if (!this.#isPlan) {
      this.#unread.add('nothing in the text is known as a plan');
    }
    const unread = this.#unread.toList();
    return {
      format: 'human',
      summary: {
        ...summary,
        destructive: counted.destructive || unread.length > 0,
      },
      resources: this.#resources,
      outputs: this.#outputs,
      drift: this.#drift,
      unread,
    };
  }

  #readTopLevel(line: string): void {
    if (COMMENT.test(line)) {
      this.#readComment(line);
      return;
    }
    const header = RESOURCE.exec(line);
    if (header) {
      this.#openResource(header[1], header[2] === '}');
    } else if (ACTION_BLOCK.test(line)) {
      this.#block = BlockReader.create();
    } else if (line.trim() !== '') {
      this.#readProse(line);
    }
  }

  #readComment(line: string): void {
    if (this.#heading) {
      Object.assign(this.#heading, readNote(line, this.#heading));
      return;
    }
    const heading = readHeading(line);
    if (typeof heading === 'object') {
      this.#heading = heading;
    } else if (heading) {
      this.#note(heading);
    }
  }

  #readProse(line: string): void {
    this.#dropHeading();
    this.#totals = readTotals(line) ?? this.#totals;
    this.#isPlan ||= this.#totals !== undefined || NO_CHANGES.test(line);
    if (DRIFT.test(line)) {
      this.#isInDrift = true;
      this.#isPlan = true;
    } else if (CHANGES.test(line)) {
      this.#isInDrift = false;
    } else if (line.startsWith('Changes to Outputs:')) {
      this.#isPlan = true;
      this.#outputBlock = BlockReader.create();
    } else if (ERROR.test(line) || PARTIAL.test(line)) {
      this.#note(line.replace(/^[│|] +/, ''));
    } else if (line.startsWith('Plan: ') && !readTotals(line)) {
      this.#note(line);
    } else if (line.startsWith('Plan: ') && this.#totals?.invoke) {
      this.#note(`${this.#totals.invoke} actions of providers are run`);
    }
  }

  #openResource(mark: string | undefined, isEmpty: boolean): void {
    const heading = this.#heading;
    if (!heading) {
      this.#note('a resource without a line that says what becomes of it');
      this.#block = isEmpty ? undefined : BlockReader.create();
      return;
    }
    this.#heading = undefined;
    const { address, action, deposed, reason, imported, movedFrom } = heading;
    const { module, mode, type, name } = readAddress(address);
    const isReplace = action === 'replace';
    this.#resource = {
      address,
      deposed,
      action,
      reason,
      imported,
      movedFrom,
      module,
      mode,
      type,
      name,
      createBeforeDestroy: (isReplace && mark?.startsWith('+')) || undefined,
      attributes: [],
    };
    const inDrift = heading.isDrift || (this.#isInDrift && action === 'no-op');
    (inDrift ? this.#drift : this.#resources).push(this.#resource);
    if (isReplace && heading.isKept) {
      this.#kept += 1;
    }
    this.#block = isEmpty ? undefined : BlockReader.create();
  }

  #readBlock(block: BlockReader, line: string): void {
    const mayBegin = line[1] === '#' || line[2] === '#';
    const heading = mayBegin && !block.isInText ? readHeading(line) : undefined;
    if (heading) {
      this.#note('a resource begins inside of another');
      this.#finishResource(block);
      this.#readTopLevel(line);
      return;
    }
    if (!block.read(line)) {
      this.#note(line.trim());
    }
    if (!block.isOpen) {
      this.#finishResource(block);
    }
  }

  #finishResource(block: BlockReader): void {
    if (this.#resource) {
      Object.assign(
        this.#resource,
        limitAttributes(block.found.map(({ attribute }) => attribute)),
      );
    }
    this.#resource = undefined;
    this.#block = undefined;
  }

  #readOutput(block: BlockReader, line: string): void {
    const isEnd = block.isAtTop && !/^ *[-+~] /.test(line);
    if (!isEnd) {
      if (!block.read(line)) {
        this.#note(line.trim());
      }
      return;
    }
    this.#finishOutputs(block);
    this.#readTopLevel(line);
  }

  #finishOutputs(block: BlockReader): void {
    if (!block.isAtTop) {
      this.#note('the text ends inside of an output');
    }
    this.#outputs = toOutputs(block);
    this.#outputBlock = undefined;
  }

  /** A heading that no resource followed: what it says is not counted. */
  #dropHeading(): void {
    if (this.#heading) {
      this.#note(`${this.#heading.address} without what becomes of it`);
      this.#heading = undefined;
    }
  }

  #note(what: string): void {
    this.#unread.add(`line ${this.#number}: ${what.slice(0, 200)}`);
  }
}
