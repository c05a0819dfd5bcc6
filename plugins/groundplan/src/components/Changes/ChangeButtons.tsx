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

import { Button, Flex, Text } from '@backstage/ui';
import { EntityChangesResponse } from 'backstage-plugin-groundplan-common';
import { useId } from 'react';
import { useText } from '../../translation';
import { ChangeAction, changeActions } from './changeActions';
import { CHANGE_ICONS } from './changeIcons';
import { TemplateFormLink } from './TemplateFormLink';
import { useChangeTemplate } from './useChangeTemplate';
import { useTemplateFormPath } from './useTemplateFormPath';

/** What can be done, and why not what cannot. @internal */
export function ChangeButtons(props: {
  entityRef: string;
  changes: EntityChangesResponse;
}) {
  const t = useText();
  const id = useId();
  const formPath = useTemplateFormPath();
  const actions = changeActions(
    props.entityRef,
    props.changes,
    useChangeTemplate(),
  );
  const reasonOf = ({ possibility, templateRef, formData }: ChangeAction) => {
    if (!possibility.allowed) {
      return possibility.reason ?? t('changes.noReason');
    }
    return formPath(templateRef, formData)
      ? undefined
      : t('changes.noScaffolder');
  };
  const withReason = actions.map(it => ({ ...it, reason: reasonOf(it) }));
  const reasons = [
    ...new Set(withReason.flatMap(it => (it.reason ? [it.reason] : []))),
  ];
  return (
    <Flex direction="column" gap="2">
      <Flex gap="2" style={{ flexWrap: 'wrap' }}>
        {withReason.map(({ action, reason, templateRef, formData }) =>
          reason ? (
            <Button
              key={action}
              size="small"
              variant="secondary"
              isDisabled
              iconStart={CHANGE_ICONS[action]}
              aria-describedby={`${id}-${reasons.indexOf(reason)}`}
            >
              {t(`changes.${action}`)}
            </Button>
          ) : (
            <TemplateFormLink
              key={action}
              templateRef={templateRef}
              formData={formData}
              icon={CHANGE_ICONS[action]}
            >
              {t(`changes.${action}`)}
            </TemplateFormLink>
          ),
        )}
      </Flex>
      {reasons.map((reason, index) => (
        <Text
          key={reason}
          id={`${id}-${index}`}
          as="p"
          variant="body-small"
          color="secondary"
        >
          {t('changes.because', {
            actions: withReason
              .filter(it => it.reason === reason)
              .map(it => t(`changes.${it.action}`))
              .join(', '),
            reason,
          })}
        </Text>
      ))}
    </Flex>
  );
}
