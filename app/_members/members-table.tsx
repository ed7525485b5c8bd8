"use client";
import { ActionIcon, Menu, VisuallyHidden } from "@mantine/core";
import { IconDots, IconUserMinus } from "@tabler/icons-react";
import type { Me, Member } from "@/app/_trpc/trpc.ts";
import { Face } from "@/app/_ui/face.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import classes from "@/app/_ui/table-page.module.css";
import { plainDate, stretch } from "@/app/_ui/time-words.ts";
import { useToday } from "@/app/_ui/use-today.ts";
import own from "./members.module.css";
import { mayTouch, rolesToGive, roleWords } from "./roles.ts";
import type { MembersState } from "./use-members.ts";

type Props = { me: Me; members: Member[]; state: MembersState; onRemove: (member: Member) => void };

export function MembersTable({ me, members, state, onRemove }: Props) {
  const today = useToday();
  const owners = members.filter(({ role }) => role === "owner").length;
  return (
    <>
      <h2 className={classes.count}>{members.length === 1 ? "1 person" : `${members.length} people`}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Last seen</th>
            <th scope="col">Since</th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <td className={classes.nameCell}>
                <span className={own.person}>
                  <Face jid={member.id} name={member.name ?? member.email} type="dm" size={28} />
                  <span className={own.names}>
                    <span className={classes.name}>
                      <Outside text={member.name} otherwise={member.email} />
                      {member.id === me.user.id && " (you)"}
                    </span>
                    <Outside className={classes.second} text={member.email} />
                  </span>
                </span>
              </td>
              <td data-label="Role">
                {roleWords(member.role).label}
                <span className={classes.second}>{roleWords(member.role).may}</span>
              </td>
              <td data-label="Last seen">{seen(member.lastSeenAt, today)}</td>
              <td data-label="Since">{plainDate(member.joinedAt)}</td>
              <td className={classes.menuCell}>
                {mayTouch(me.role, member.role) && (
                  <MemberMenu
                    {...{ me, member, onRemove }}
                    isLast={member.role === "owner" && owners === 1}
                    onRole={state.changeRole}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const JUST_NOW = 6 * 60_000; // a visit is noted every five minutes

function seen(at: number | null, now: number): string {
  if (at === null) return "Never";
  return now - at < JUST_NOW ? "Just now" : `${stretch(now - at)} ago`;
}

type MenuProps = {
  me: Me;
  member: Member;
  isLast: boolean;
  onRole: MembersState["changeRole"];
  onRemove: (member: Member) => void;
};

function MemberMenu({ me, member, isLast, onRole, onRemove }: MenuProps) {
  const isMe = member.id === me.user.id;
  return (
    <Menu position="bottom-end" width={248}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={34} aria-label={`More for ${member.name ?? member.email}`}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isLast ? (
          <Menu.Label className={own.last}>The last owner stays: make somebody else an owner first.</Menu.Label>
        ) : (
          <>
            {rolesToGive(me.role)
              .filter(({ role }) => role !== member.role)
              .map(({ role, label }) => (
                <Menu.Item key={role} onClick={() => onRole(member, role)}>
                  Make {label.toLowerCase()}
                </Menu.Item>
              ))}
            {!isMe && (
              <Menu.Item
                className={classes.dangerItem}
                leftSection={<IconUserMinus size={16} stroke={1.75} />}
                onClick={() => onRemove(member)}
              >
                Remove…
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
