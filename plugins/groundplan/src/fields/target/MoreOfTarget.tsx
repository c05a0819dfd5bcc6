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

import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  TextField,
} from '@backstage/ui';
import { TargetRepository } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { PartialTarget } from './targetSchema';

/** Another branch or folder than the repository is known by. @internal */
export function MoreOfTarget(props: {
  repository: TargetRepository;
  target: PartialTarget;
  isDisabled?: boolean;
  onChange: (target: PartialTarget) => void;
}) {
  const { repository, target, onChange } = props;
  const t = useText();
  return (
    <Accordion
      defaultExpanded={target.branch !== undefined || target.path !== undefined}
    >
      <AccordionTrigger title={t('target.more')} />
      <AccordionPanel>
        <Flex direction="column" gap="3">
          <TextField
            label={t('target.branch')}
            description={t('target.branchHelp', {
              branch: repository.branch ?? t('target.ownBranch'),
            })}
            isDisabled={props.isDisabled}
            value={target.branch ?? ''}
            onChange={text =>
              onChange({ ...target, branch: text.trim() || undefined })
            }
          />
          <TextField
            label={t('target.folder')}
            description={t('target.folderHelp', {
              folder: repository.path || t('target.root'),
            })}
            isDisabled={props.isDisabled}
            value={target.path ?? ''}
            onChange={text =>
              onChange({ ...target, path: text.trim() || undefined })
            }
          />
        </Flex>
      </AccordionPanel>
    </Accordion>
  );
}
