//! `select!`: a receive `pattern = channel.recv() => body`, a send `channel.send(value) => body`, and `default => body`.

use crate::kept::Kept;
use proc_macro::{Delimiter, Spacing, TokenStream, TokenTree};

/// What an arm waits for.
enum Arm {
    Receive { pattern: String, channel: String, with_ok: bool },
    Send { channel: String, value: String },
    Default,
}

pub fn expand(input: TokenStream, kept: &mut Kept) -> Result<String, String> {
    let mut tokens = input.into_iter().peekable();
    let mut arms = Vec::new();
    while tokens.peek().is_some() {
        let mut head = Vec::new();
        loop {
            let t = tokens.next().ok_or("a select arm needs `=>`")?;
            let is_arrow = matches!(&t, TokenTree::Punct(p) if p.as_char() == '=' && p.spacing() == Spacing::Joint)
                && matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '>');
            if is_arrow {
                tokens.next();
                break;
            }
            head.push(t);
        }
        let mut body = TokenStream::new();
        let is_block =
            matches!(tokens.peek(), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Brace);
        if is_block {
            body.extend(tokens.next());
            tokens.next_if(|t| matches!(t, TokenTree::Punct(p) if p.as_char() == ','));
        } else {
            for t in tokens.by_ref() {
                if matches!(&t, TokenTree::Punct(p) if p.as_char() == ',') {
                    break;
                }
                body.extend([t]);
            }
        }
        arms.push((read_head(head, kept)?, kept.name(body)));
    }
    Ok(write(&arms))
}

fn read_head(head: Vec<TokenTree>, kept: &mut Kept) -> Result<Arm, String> {
    if let [TokenTree::Ident(i)] = &head[..]
        && i.to_string() == "default"
    {
        return Ok(Arm::Default);
    }
    let assign = head.iter().enumerate().position(|(i, t)| {
        matches!(t, TokenTree::Punct(p) if p.as_char() == '=' && p.spacing() == Spacing::Alone)
            && !matches!(head.get(i.wrapping_sub(1)), Some(TokenTree::Punct(p)) if p.spacing() == Spacing::Joint)
    });
    let start = assign.map_or(0, |i| i + 1);
    let [.., TokenTree::Punct(_), TokenTree::Ident(operation), TokenTree::Group(arguments)] =
        &head[start..]
    else {
        return Err("a select arm ends in .recv(), .recv_ok() or .send(value)".into());
    };
    let mut text = |tokens: &[TokenTree]| kept.name(tokens.iter().cloned().collect());
    let channel = text(&head[start..head.len() - 3]);
    match (operation.to_string().as_str(), assign) {
        ("send", None) => Ok(Arm::Send {
            channel,
            value: text(&arguments.stream().into_iter().collect::<Vec<_>>()),
        }),
        ("recv", Some(i)) => {
            Ok(Arm::Receive { pattern: text(&head[..i]), channel, with_ok: false })
        }
        ("recv_ok", Some(i)) => {
            Ok(Arm::Receive { pattern: text(&head[..i]), channel, with_ok: true })
        }
        (other, _) => Err(format!("unexpected {other} in a select arm")),
    }
}

fn write(arms: &[(Arm, String)]) -> String {
    let (mut lets, mut cases, mut bodies) = (String::new(), String::new(), String::new());
    let mut default = None;
    let mut index = 0;
    for (arm, body) in arms {
        match arm {
            Arm::Default => {
                default = Some(body);
                continue;
            }
            Arm::Receive { pattern, channel, with_ok } => {
                lets.push_str(&format!(
                    "let mut __case{index} = ::go2rs::d::receive_case({channel}); "
                ));
                let value = if *with_ok { "value_ok" } else { "value" };
                bodies.push_str(&format!(
                    "({index}, __ok) => {{ let {pattern} = __case{index}.{value}(__ok); {body} }} "
                ));
            }
            Arm::Send { channel, value } => {
                lets.push_str(&format!(
                    "let mut __case{index} = ::go2rs::d::send_case({channel}, {value}); "
                ));
                bodies.push_str(&format!("({index}, _) => {{ {body} }} "));
            }
        }
        cases.push_str(&format!("__case{index}.case(), "));
        index += 1;
    }
    let block = default.is_none();
    let last = default.map_or("::go2rs::d::no_case()".to_string(), |b| format!("{{ {b} }}"));
    format!(
        "{{ {lets} #[allow(unused_variables)] match ::go2rs::d::select(&mut [{cases}], {block}) {{ {bodies} _ => {last} }} }}"
    )
}
